/**
 * What ledgers that ask for one transaction after the other have in common. Imports {@code chain},
 * {@code ledger} and {@code source.codec}.
 */
@NullMarked
package org.tracer.source.remote;

import org.jspecify.annotations.NullMarked;
