package org.signalbox.catalog.csv;

/** Is told how far a load has come. Called on the loading thread; should return at once. */
@FunctionalInterface
public interface LoadProgress {

  LoadProgress SILENT = (step, done, total) -> {};

  /** The steps of a load, in order. */
  enum Step {
    /** Rows are counted in lines of the files. */
    READ,
    /** Items are compiled, stored and put in force. */
    STORE
  }

  /**
   * @param done never above total
   * @param total lines while reading, items while storing
   */
  void advanced(Step step, long done, long total);
}
