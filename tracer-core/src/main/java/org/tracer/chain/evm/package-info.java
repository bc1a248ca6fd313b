/** Names of the chains that run the Ethereum virtual machine: accounts, hashes, networks. */
@NullMarked
package org.tracer.chain.evm;

import org.jspecify.annotations.NullMarked;
