// Calls every operation of the API through types that openapi-typescript made of its document.
import createClient from "openapi-fetch";

import type { components, paths } from "./api.js";

declare const process: { argv: string[] };

type Value = components["schemas"]["ValueShape"];

const client = createClient<paths>({ baseUrl: process.argv[2] });
const indicator = "da_offences_rate";
const text = { parseAs: "text" } as const;
const answers = {
  list_indicators: await client.GET("/api/v1/indicators"),
  list_indicators_csv: await client.GET("/api/v1/indicators.csv", text),
  show_indicator: await client.GET("/api/v1/indicators/{indicator_id}", {
    params: { path: { indicator_id: indicator } },
  }),
  show_indicator_csv: await client.GET("/api/v1/indicators/{indicator_id}.csv", {
    params: { path: { indicator_id: indicator } },
    ...text,
  }),
  list_values: await client.GET("/api/v1/values", {
    params: { query: { indicator, area: ["E09000003", "E09000005"], period: "latest" } },
  }),
  list_values_csv: await client.GET("/api/v1/values.csv", {
    params: { query: { indicator, level: "borough", from: "2025-06-01" } },
    ...text,
  }),
  list_wards: await client.GET("/api/v1/wards", { params: { query: { indicator } } }),
  list_wards_csv: await client.GET("/api/v1/wards.csv", {
    params: { query: { indicator } },
    ...text,
  }),
  list_areas: await client.GET("/api/v1/areas"),
  list_areas_csv: await client.GET("/api/v1/areas.csv", text),
  list_evidence: await client.GET("/api/v1/evidence"),
  list_evidence_csv: await client.GET("/api/v1/evidence.csv", text),
};
const refused = await client.GET("/api/v1/values", { params: { query: { indicator: "none" } } });
const rows: Value[] = answers.list_values.data?.values ?? [];

console.log(
  JSON.stringify({
    statuses: Object.fromEntries(
      Object.entries(answers).map(([name, one]) => [name, one.response.status]),
    ),
    values: rows.map((one) => [one.area_code, one.period_end, one.value]),
    next: answers.list_values.data?.next,
    refusal: refused.error?.detail,
  }),
);
