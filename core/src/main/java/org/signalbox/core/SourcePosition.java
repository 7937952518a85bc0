package org.signalbox.core;

/**
 * A place in an operator's file.
 *
 * @param file the file as the operator named it
 * @param line from 1
 * @param column from 1
 */
public record SourcePosition(String file, int line, int column) {

  public SourcePosition {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("line and column count from 1");
    }
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
