package org.tracer.succinct;

/**
 * A finished column file.
 *
 * @param name without directories
 * @param length in bytes
 * @param sha256 of all its bytes, in hexadecimal
 */
public record ColumnFile(String name, long length, String sha256) {}
