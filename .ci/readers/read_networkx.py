"""Reads GraphML and node-link JSON with NetworkX and prints counts and what ended, as JSON.

    python3 read_networkx.py FILE
"""

import json
import sys

import networkx


def ended(data):
    """What a vertex says of endings, in the words that the columns have for it."""
    if "endings" not in data:
        return data.get("ended", "")
    return " | ".join(
        ending["reason"] + ": " + "; ".join(
            f"{one['label']}={one.get('amount', one.get('amount_sat'))}"
            + (f" {one['asset']}" if "asset" in one else "")
            for one in ending["amounts"])
        for ending in data["endings"])


if sys.argv[1].endswith(".json"):
    with open(sys.argv[1], encoding="utf-8") as file:
        graph = networkx.node_link_graph(json.load(file), edges="edges")
else:
    graph = networkx.read_graphml(sys.argv[1])

print(json.dumps({
    "kind": type(graph).__name__,
    "policy": graph.graph["policy"],
    "ended": [ended(data) for _, data in graph.nodes(data=True)],
    "nodes": list(graph.nodes),
    "edges": [
        {"id": data.get("id", key), "source": source, "target": target,
         "value": data.get("value", data.get("value_sat"))}
        for source, target, key, data in graph.edges(keys=True, data=True)],
}))
