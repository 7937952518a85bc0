package org.signalbox.core;

/**
 * One thing wrong in an operator's file, in the form that every reader of files reports.
 *
 * @param position where it was read
 * @param found what was read, quoted by the reader where it is the file's own text
 * @param expected what would have been right
 */
public record Problem(SourcePosition position, String found, String expected) {

  @Override
  public String toString() {
    return position + ": found " + found + ", expected " + expected;
  }
}
