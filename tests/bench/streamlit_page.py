"""Baseline: the same map, spread and trend as a plain Streamlit page."""

import streamlit as st

from tests.bench.baseline_data import INDICATORS, LONDON, at, names, periods, series
from tests.bench.plain_figures import bars, choropleth, line

places = {LONDON: "London"} | names()
st.title("Recorded domestic abuse")
indicator = st.selectbox("Measure", INDICATORS)
period = st.selectbox("Period", periods())
borough = st.selectbox("Borough", list(places), format_func=lambda code: places[code])
rows = at(indicator, period)
st.plotly_chart(choropleth(rows), key="map")
st.plotly_chart(bars(rows), key="bars")
st.plotly_chart(line(series(indicator, borough)), key="trend")
