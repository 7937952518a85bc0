package org.signalbox.diameter.node;

/** How much an application has to do, which says whether those who bring more are read further. */
public enum Backlog {
  /** It has room: whoever was held back is read again. */
  LOW,
  /** Enough for those who are held back to stay so, and for nobody else to be. */
  MIDDLE,
  /** More than keeps it busy: what more is read only waits for its turn in this node's memory. */
  HIGH
}
