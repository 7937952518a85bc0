package org.signalbox.core;

/**
 * Checks what must always hold. A broken invariant is a defect of the program, never of its input.
 */
public final class Invariant {

  private Invariant() {}

  /**
   * @throws BrokenInvariant when {@code holds} is false
   */
  public static void check(boolean holds, String invariant) {
    if (!holds) {
      throw new BrokenInvariant(invariant);
    }
  }

  /** The program contradicted itself; what was running must stop rather than go on wrongly. */
  public static final class BrokenInvariant extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    BrokenInvariant(String invariant) {
      super("broken invariant: " + invariant);
    }
  }
}
