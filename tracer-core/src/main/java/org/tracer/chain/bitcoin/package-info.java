/**
 * Bitcoin's scripts, addresses and networks; the only place of {@code chain} that uses bitcoinj.
 */
@NullMarked
package org.tracer.chain.bitcoin;

import org.jspecify.annotations.NullMarked;
