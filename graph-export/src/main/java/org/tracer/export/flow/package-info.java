/**
 * The neutral model: a trace as wallets, transactions and payments, whatever kind of chain it is
 * on. What formats that know of such things are written from; formats of plain columns take {@code
 * GraphColumns}.
 */
@NullMarked
package org.tracer.export.flow;

import org.jspecify.annotations.NullMarked;
