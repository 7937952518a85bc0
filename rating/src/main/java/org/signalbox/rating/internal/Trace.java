package org.signalbox.rating.internal;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.rating.ExplainStep;

/**
 * Where pricing writes down its decisions, when somebody wants to know them.
 *
 * <p>Whoever decides asks {@link #isOn} before making a step, so that a price nobody asks about
 * costs one test of a field.
 */
public final class Trace {

  private static final Trace OFF = new Trace(false);

  private final boolean on;
  private final List<ExplainStep> steps = new ArrayList<>();

  private Trace(boolean on) {
    this.on = on;
  }

  /** Writes nothing down. */
  public static Trace off() {
    return OFF;
  }

  public static Trace recording() {
    return new Trace(true);
  }

  boolean isOn() {
    return on;
  }

  void add(ExplainStep step) {
    if (on) {
      steps.add(step);
    }
  }

  public List<ExplainStep> steps() {
    return List.copyOf(steps);
  }
}
