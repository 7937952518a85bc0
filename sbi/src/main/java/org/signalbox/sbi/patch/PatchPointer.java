package org.signalbox.sbi.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON pointer (RFC 6901): the way from a document to one of its values.
 *
 * @param steps names of members and indexes of items, unescaped; none is the whole document
 */
public record PatchPointer(List<String> steps) {

  private static final int MAX_LENGTH = 1_024;

  public PatchPointer {
    steps = List.copyOf(steps);
  }

  /** Reads a pointer; empty for a text that is none. */
  public static Optional<PatchPointer> parse(String text) {
    if (text.isEmpty()) {
      return Optional.of(new PatchPointer(List.of()));
    }
    if (text.charAt(0) != '/' || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    List<String> steps = new ArrayList<>();
    for (String step : text.substring(1).split("/", -1)) {
      if (step.replace("~0", "").replace("~1", "").indexOf('~') >= 0) {
        return Optional.empty();
      }
      steps.add(step.replace("~1", "/").replace("~0", "~"));
    }
    return Optional.of(new PatchPointer(steps));
  }

  /** Whether it means the whole document. */
  public boolean isRoot() {
    return steps.isEmpty();
  }

  /** The last step; only where there is one. */
  public String last() {
    return steps.getLast();
  }

  /** The way to what contains the value; only where there is a step. */
  public PatchPointer parent() {
    return new PatchPointer(steps.subList(0, steps.size() - 1));
  }

  /** One step further. */
  public PatchPointer child(String step) {
    List<String> further = new ArrayList<>(steps);
    further.add(step);
    return new PatchPointer(further);
  }

  /** Whether the other lies below this one. */
  public boolean isAbove(PatchPointer other) {
    return other.steps.size() > steps.size() && other.steps.subList(0, steps.size()).equals(steps);
  }

  /** The text, escaped. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String step : steps) {
      text.append('/').append(step.replace("~", "~0").replace("/", "~1"));
    }
    return text.toString();
  }
}
