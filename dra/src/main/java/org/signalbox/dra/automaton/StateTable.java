package org.signalbox.dra.automaton;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The states of an {@link Automaton} as rows of one array, a place for each class of characters:
 * what stands there leads to the row that follows, {@link #UNKNOWN} while no text has gone there.
 * Places have sixteen bits, so that the states that texts meet most stay in a processor's first
 * cache.
 *
 * <p>Read by any thread without a lock, written by one at a time. Rows are never changed otherwise
 * and never move; a table without room is copied into a larger one, in which they have the same
 * numbers.
 */
final class StateTable {

  /** No text has gone there yet; no row has this number. */
  static final int UNKNOWN = 0;

  /** The bit of what stands in a place that says that a pattern is found there. */
  private static final int FOUND = 1;

  private static final int ROWS_MAX = 1 << 15;

  /** What all states together may take, in words of two octets: 2 MB. */
  private static final int SIZE_MAX = 1 << 20;

  private static final int ROWS_AT_FIRST = 64;
  private static final int BEGIN = 1;
  private static final VarHandle PLACES = MethodHandles.arrayElementVarHandle(char[].class);

  /** Places of a row, as a power of two: finding one is no multiplication. */
  private final int rowBits;

  private final char[] places;
  private final @Nullable AutomatonState[] states;

  private final Rows rows;

  private int size;

  /** The row of each state; tables that grew out of one another share it. */
  private static final class Rows {
    private final Map<AutomatonState, Integer> byState = new ConcurrentHashMap<>();
  }

  private StateTable(int rowBits, char[] places, @Nullable AutomatonState[] states, Rows rows) {
    this.rowBits = rowBits;
    this.places = places;
    this.states = states;
    this.rows = rows;
  }

  /** A table of the state in which every text begins. */
  static StateTable beginningWith(AutomatonState begin, int classes) {
    int rowBits = Integer.SIZE - Integer.numberOfLeadingZeros(classes - 1);
    StateTable table =
        new StateTable(
            rowBits,
            new char[ROWS_AT_FIRST << rowBits],
            new @Nullable AutomatonState[ROWS_AT_FIRST],
            new Rows());
    table.add(begin);
    return table;
  }

  /** Where every text begins, as if a place led there. */
  int begin() {
    return led(BEGIN);
  }

  /** What stands in a row for a class of characters. */
  int next(int row, int kind) {
    return (char) PLACES.getAcquire(places, (row << rowBits) + kind);
  }

  /** The row that a place leads to. */
  static int row(int place) {
    return place >>> 1;
  }

  /** Whether a pattern is found where a place leads to. */
  static boolean isFound(int place) {
    return (place & FOUND) != 0;
  }

  /** The state of a row that a place has led to. */
  AutomatonState state(int row) {
    return Objects.requireNonNull(states[row]);
  }

  /** What leads to a state that is there. */
  int leadTo(AutomatonState state) {
    return led(Objects.requireNonNull(rows.byState.get(state)));
  }

  private int led(int row) {
    return row << 1 | (state(row).isFoundNow() ? FOUND : 0);
  }

  // Writing.

  boolean has(AutomatonState state) {
    return rows.byState.containsKey(state);
  }

  /** True when all that is there has to go before there is room for another state. */
  boolean isFull() {
    return size >= SIZE_MAX || rows.byState.size() + BEGIN >= ROWS_MAX;
  }

  /** This table, or a larger one with the same rows, with one state more. */
  StateTable with(AutomatonState state) {
    StateTable roomy = rows.byState.size() + BEGIN < states.length ? this : grown();
    roomy.add(state);
    return roomy;
  }

  private StateTable grown() {
    StateTable larger =
        new StateTable(
            rowBits,
            Arrays.copyOf(places, places.length * 2),
            Arrays.copyOf(states, states.length * 2),
            rows);
    larger.size = size;
    return larger;
  }

  private void add(AutomatonState state) {
    int row = rows.byState.size() + BEGIN;
    states[row] = state;
    size += (1 << rowBits) + state.size();
    rows.byState.put(state, row);
  }

  /** True when the rows of another table have the same numbers here. */
  boolean continues(StateTable other) {
    return rows == other.rows;
  }

  /** Notes that a character leads from a row to a state that is there. */
  void lead(int row, int kind, AutomatonState to) {
    PLACES.setRelease(places, (row << rowBits) + kind, (char) leadTo(to));
  }
}
