package org.signalbox.ledger.runtime.storage;

/**
 * A file of the ledger.
 *
 * @param folder where it is
 * @param name lower-case letters, digits, points and hyphens, 1 to 100 of them
 */
public record FileName(StorageFolder folder, String name) implements Comparable<FileName> {

  private static final int LENGTH_MAX = 100;

  public FileName {
    if (!isValid(name)) {
      throw new IllegalArgumentException("no name of a ledger's file: \"" + name + "\"");
    }
  }

  /** Whether a name is one a ledger gives; others, an editor's leftovers say, are not touched. */
  public static boolean isValid(String name) {
    return !name.isEmpty()
        && name.length() <= LENGTH_MAX
        && name.charAt(0) != '.'
        && name.chars().allMatch(FileName::isAllowed);
  }

  private static boolean isAllowed(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
  }

  @Override
  public int compareTo(FileName other) {
    int byFolder = folder.compareTo(other.folder);
    return byFolder != 0 ? byFolder : name.compareTo(other.name);
  }

  /** The path inside the ledger's folder: {@code log/0000000001.log}. */
  @Override
  public String toString() {
    return folder.text() + "/" + name;
  }
}
