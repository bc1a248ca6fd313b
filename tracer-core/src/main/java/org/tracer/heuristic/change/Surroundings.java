package org.tracer.heuristic.change;

import org.jspecify.annotations.Nullable;

/**
 * What else is known of the outputs and inputs of one transaction. Whoever does not ask the ledger
 * answers {@link Seen#UNKNOWN} and null, and what needs it then does not apply.
 */
public interface Surroundings {

  /** Nothing. */
  Surroundings UNKNOWN =
      new Surroundings() {
        @Override
        public Seen paidBefore(int vout) {
          return Seen.UNKNOWN;
        }

        @Override
        public Seen paidAgain(int vout) {
          return Seen.UNKNOWN;
        }

        @Override
        public @Nullable Neighbour spender(int vout) {
          return null;
        }

        @Override
        public @Nullable Neighbour maker(int vin) {
          return null;
        }
      };

  /** Whether an earlier transaction paid the lock of the output. */
  Seen paidBefore(int vout);

  /** Whether a later transaction pays the lock of the output, up to the horizon. */
  Seen paidAgain(int vout);

  /** The transaction that spends the output, and by which input; null if none does or unknown. */
  @Nullable Neighbour spender(int vout);

  /** The transaction that made what an input spends, and which output; null if not known. */
  @Nullable Neighbour maker(int vin);

  /**
   * A transaction next to the one judged.
   *
   * @param index of the spending input, or of the spent output
   */
  record Neighbour(WrittenTransaction transaction, int index) {}
}
