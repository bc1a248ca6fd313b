/**
 * A real Ethereum node, and a script that launders money on it and knows where it went. The script
 * and its truth use nothing of Tracer, so that Tracer can be measured against them.
 */
@NullMarked
package org.tracer.source.evm.node;

import org.jspecify.annotations.NullMarked;
