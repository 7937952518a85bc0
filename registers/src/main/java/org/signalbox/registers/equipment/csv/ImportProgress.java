package org.signalbox.registers.equipment.csv;

/** Told how far an import has come, on the thread that imports. */
@FunctionalInterface
public interface ImportProgress {

  /** Tells nobody. */
  ImportProgress NONE = (step, done, total) -> {};

  /** What is being done. */
  enum Step {
    /** Reading the file; counted in octets. */
    READ,
    /** Storing entries; counted in lines. */
    STORE
  }

  void advanced(Step step, long done, long total);
}
