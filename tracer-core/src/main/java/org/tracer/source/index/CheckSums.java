package org.tracer.source.index;

/**
 * What a verification adds up over the whole index.
 *
 * @param spends outputs with the inputs that spend them: by input, and by output
 * @param ids transactions, by their first output, with their ids: as inputs name them, and as the
 *     blocks have them
 * @param scripts addresses with their scripts: as outputs pay them again, and as first paid
 * @param payments addresses with the outputs that pay them again: by output, and by address
 */
record CheckSums(PairSums spends, PairSums ids, PairSums scripts, PairSums payments) {

  static CheckSums of(ChainIndex index) {
    long outputs = index.outputCount();
    long addresses = index.addressCount();
    return new CheckSums(
        new PairSums(outputs),
        new PairSums(outputs),
        new PairSums(addresses),
        new PairSums(addresses));
  }
}
