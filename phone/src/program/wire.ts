/** The generated types of a program's numbers under the names that the app uses for them. */
import type { components } from "../generated/api";
import type { Whole } from "../wire";

type H = components["schemas"];

export type Trends = Whole<H["TrendsOut"]>;
export type TrendSeries = Trends["series"][number];
export type TrendPoint = TrendSeries["points"][number];
export type TrendItem = Trends["items"][number];
export type TrendValue = NonNullable<TrendPoint["value"]>;
export type Told = Whole<H["ToldOut"]>;
export type Period = Whole<H["PeriodOut"]>;
export type Report = Whole<H["EvaluationReportOut"]>;
export type ProgramAction = Whole<H["ActionOut"]>;
export type ActionDraft = Omit<H["ActionInRequest"], "description"> & { description: string };
export type Topic = Whole<H["TopicOut"]>;
export type ChecklistPoint = Whole<H["PointOut"]>;
export type ChecklistAnswer = ChecklistPoint["director"]["answer"];
