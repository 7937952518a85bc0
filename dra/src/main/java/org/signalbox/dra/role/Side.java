package org.signalbox.dra.role;

/**
 * A side of an application: who asks, such as the MME on S6a, and who is asked, such as the HSS.
 */
public enum Side {
  CLIENT("client"),
  SERVER("server");

  private final String word;

  Side(String word) {
    this.word = word;
  }

  /** The word for people. */
  public String word() {
    return word;
  }

  public Side other() {
    return this == CLIENT ? SERVER : CLIENT;
  }
}
