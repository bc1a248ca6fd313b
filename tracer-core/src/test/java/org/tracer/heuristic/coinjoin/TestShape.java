package org.tracer.heuristic.coinjoin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.heuristic.TransactionShape;

/** A transaction for a test; every input and output has a lock of its own unless one is named. */
final class TestShape implements TransactionShape {

  private record Side(long valueSat, long lock, @Nullable ScriptType type) {}

  private final List<Side> inputs = new ArrayList<>();
  private final List<Side> outputs = new ArrayList<>();
  private final Map<String, Long> locks = new HashMap<>();
  private int height = 900_000;

  TestShape at(int height) {
    this.height = height;
    return this;
  }

  private long lock(String name) {
    return locks.computeIfAbsent(name, absent -> (long) locks.size());
  }

  private long fresh() {
    return lock("#" + locks.size());
  }

  TestShape in(int count, long valueSat) {
    return in(count, valueSat, ScriptType.P2WPKH);
  }

  TestShape in(int count, long valueSat, ScriptType type) {
    for (int i = 0; i < count; i++) {
      inputs.add(new Side(valueSat, fresh(), type));
    }
    return this;
  }

  TestShape inOf(String holder, long valueSat) {
    inputs.add(new Side(valueSat, lock(holder), ScriptType.P2WPKH));
    return this;
  }

  TestShape unknown(int count) {
    for (int i = 0; i < count; i++) {
      inputs.add(new Side(UNKNOWN, UNKNOWN, null));
    }
    return this;
  }

  TestShape out(int count, long valueSat) {
    return out(count, valueSat, ScriptType.P2WPKH);
  }

  TestShape out(int count, long valueSat, ScriptType type) {
    for (int i = 0; i < count; i++) {
      outputs.add(new Side(valueSat, fresh(), type));
    }
    return this;
  }

  TestShape outTo(String holder, long valueSat) {
    outputs.add(new Side(valueSat, lock(holder), ScriptType.P2WPKH));
    return this;
  }

  TestShape data() {
    return out(1, 0, ScriptType.OP_RETURN);
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int inputCount() {
    return inputs.size();
  }

  @Override
  public long inputValueSat(int vin) {
    return inputs.get(vin).valueSat();
  }

  @Override
  public long inputLock(int vin) {
    return inputs.get(vin).lock();
  }

  @Override
  public @Nullable ScriptType inputType(int vin) {
    return inputs.get(vin).type();
  }

  @Override
  public int outputCount() {
    return outputs.size();
  }

  @Override
  public long outputValueSat(int vout) {
    return outputs.get(vout).valueSat();
  }

  @Override
  public long outputLock(int vout) {
    return outputs.get(vout).lock();
  }

  @Override
  public ScriptType outputType(int vout) {
    return Objects.requireNonNull(outputs.get(vout).type());
  }
}
