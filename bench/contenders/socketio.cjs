// socket.io's server as its guide writes it; what "say" brings goes out to all as "event".
const { createServer } = require("node:http");
const { Server } = require("socket.io");

const http = createServer();
const io = new Server(http, { transports: ["websocket"], pingInterval: 600_000 });
io.on("connection", (socket) => socket.on("say", (content) => io.emit("event", content)));
http.listen(Number(process.argv[2]), "127.0.0.1", 4096);
