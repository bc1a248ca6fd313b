/**
 * How much of the seeded value can have reached a place at least and at most, whatever conserving
 * accounting rule one prefers: exact integers, with the outputs that decide them. Imports {@code
 * trace}, {@code accounting}, {@code chain} and {@code error}.
 *
 * <p><b>Network.</b> A trace under {@code poison} reaches every output that any rule reaches under
 * the same limits. Its transactions are nodes. Each output is an edge from the transaction that
 * made it to the one that the trace follows it into, or to an end; each fee is an edge to an end.
 * An edge can take the amount of its output or fee. A seeded output is a source that gives its
 * whole amount. Transactions in chain order are a topological order, so value moves forward in time
 * only.
 *
 * <p><b>Rules are flows.</b> A conserving rule puts into the outputs and the fee of a transaction
 * exactly the labelled value of its inputs, and into none more than it holds: a flow. Every flow of
 * whole units is the result of a conserving rule, if not of one with a name.
 *
 * <p><b>Value can always go on.</b> A transaction's outputs and fee hold as much as its inputs, so
 * whatever part of them a flow fills, the value that came in beside that part fits in the rest. In
 * chain order this extends any partial flow to one that places all seeded value. Hence sources can
 * always give everything, and adding what a flow towards a target left out takes nothing from the
 * target.
 *
 * <p><b>Bounds.</b> Value counts for a target where it first arrives, once, so edges of the target
 * end there; by the last paragraph what happens behind them bars nothing before them. The most is
 * the maximum flow from the sources into the target. The rest of the seeded value goes elsewhere,
 * so the least is the seeded value minus the maximum flow to all other ends. Capacities are whole
 * units, so both are attained in whole units (Ford and Fulkerson, "Maximal Flow through a Network",
 * 1956), and their theorem gives the proof that is checked for every answer: a flow of that amount,
 * and a cut that no flow can exceed. Nodes from which no edge leads towards the target count as
 * elsewhere.
 *
 * <p><b>Overlapping seeds.</b> Whatever arrives in a seeded output, the seed labels the rest, so
 * the output is labelled in full and gives its whole amount; arrivals end there. Value that was in
 * the target before it arrived in a seed that leads to the target again would count twice: such a
 * question is not answered. For one label the same holds among its own seeds. Its seeds must not be
 * outputs that another label has or may reach, since then the rule decides how much became its own.
 * Seeds of others behind its own do not matter: what is under trace keeps its label.
 *
 * <p><b>Limits.</b> Bounds are about value within the reach of the trace. Value that a limit cut
 * and that came to the target around the cut is not in the most; the least holds with it, since it
 * could only add. A trace under another rule with a threshold or a hop limit can end earlier than
 * {@code poison} and then show less than the least: that is what its limit cut, not what the rule
 * says.
 */
@NullMarked
package org.tracer.bounds;

import org.jspecify.annotations.NullMarked;
