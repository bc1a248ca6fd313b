package org.tracer.graph;

import java.math.BigInteger;
import org.tracer.chain.Asset;

/** How much of a seed's value is somewhere, in base units of one asset. */
public record AssetAmount(String label, Asset asset, BigInteger amount) {}
