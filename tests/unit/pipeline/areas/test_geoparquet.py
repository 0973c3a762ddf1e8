import io
import json

import geopandas as gpd
import pyarrow.parquet as pq
import shapely

from data.pipeline.release.publish import geoparquet_bytes

MADE_UP = gpd.GeoDataFrame(
    {"area_code": ["E09000001"], "svg_path": ["M0 0l1 0 0 1z"]},
    geometry=[shapely.box(-0.1, 51.5, 0, 51.6)],
    crs="OGC:CRS84",
)


def test_outlines_come_back_as_they_were_in_longitude_and_latitude():
    back = gpd.read_parquet(io.BytesIO(geoparquet_bytes(MADE_UP)))

    assert back.geometry.geom_equals(MADE_UP.geometry).all()
    assert back["svg_path"].tolist() == MADE_UP["svg_path"].tolist()
    assert back.crs.is_geographic


def test_the_file_names_no_version_of_a_library():
    metadata = pq.read_metadata(io.BytesIO(geoparquet_bytes(MADE_UP))).metadata

    assert set(metadata) - {b"ARROW:schema"} == {b"geo"}
    assert json.loads(metadata[b"geo"])["columns"]["geometry"]["encoding"] == "WKB"


def test_the_same_outlines_give_the_same_bytes():
    assert geoparquet_bytes(MADE_UP) == geoparquet_bytes(MADE_UP.copy())
