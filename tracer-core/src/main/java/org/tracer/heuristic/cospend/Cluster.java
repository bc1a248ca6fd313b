package org.tracer.heuristic.cospend;

/**
 * Addresses judged to be under common control.
 *
 * @param first the number of the address that was paid first; it stands for the cluster
 * @param size how many addresses there are, at least 1
 */
public record Cluster(long first, long size) {}
