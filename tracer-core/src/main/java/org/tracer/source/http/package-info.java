/**
 * How sources are asked over the network: one attempt, patience around it, and what came back.
 * Imports only {@code error}; the only place that uses OkHttp.
 */
@NullMarked
package org.tracer.source.http;

import org.jspecify.annotations.NullMarked;
