package org.signalbox.registers.equipment.csv;

/**
 * What an import did, or would do.
 *
 * @param lines lines that name equipment
 * @param added entries that were not there
 * @param changed entries that said something else
 * @param same entries that said the same
 * @param removed entries that went
 * @param wrongCheckDigits lines whose check digit belongs to other digits; they were taken
 * @param firstWrongLine the first of them; 0 where there is none
 */
public record ImportReport(
    long lines,
    long added,
    long changed,
    long same,
    long removed,
    long wrongCheckDigits,
    long firstWrongLine) {

  /** In one sentence. */
  @Override
  public String toString() {
    return lines
        + " lines: "
        + added
        + " added, "
        + changed
        + " changed, "
        + same
        + " as before, "
        + removed
        + " removed";
  }
}
