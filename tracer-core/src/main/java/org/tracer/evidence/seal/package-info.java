/**
 * Who vouches for a bundle and since when: CMS signatures and RFC 3161 time stamps, made and
 * verified offline. The only place that uses Bouncy Castle's CMS and TSP. Imports {@code
 * evidence.bag}, {@code source.http}, {@code error}.
 */
@NullMarked
package org.tracer.evidence.seal;

import org.jspecify.annotations.NullMarked;
