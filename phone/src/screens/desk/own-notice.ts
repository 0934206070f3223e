import { useEffect } from "preact/hooks";
import type { Hands } from "../../room/lead";

/** What did not go through before a sheet opened is not about it, and what failed in it stays in it. */
export function useOwnNotice({ notice }: Hands): void {
  useEffect(() => {
    notice.value = null;
    return () => {
      notice.value = null;
    };
  }, [notice]);
}
