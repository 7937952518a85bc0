package org.signalbox.console;

import java.util.List;

/** Where the health of the node comes from. Asked at each request, on a virtual thread. */
@FunctionalInterface
public interface HealthPort {

  /** The state of every part, at this moment. */
  List<Check> checks();

  /**
   * One part.
   *
   * @param part its name, such as {@code storage}
   * @param healthy whether it does its work
   * @param detail one sentence for people; may be empty
   */
  record Check(String part, boolean healthy, String detail) {}
}
