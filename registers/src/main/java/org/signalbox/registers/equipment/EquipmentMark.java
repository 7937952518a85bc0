package org.signalbox.registers.equipment;

import java.util.Locale;
import java.util.Optional;

/** What an entry says of its equipment. */
public enum EquipmentMark {
  WHITELISTED(0),
  BLACKLISTED(1),
  GREYLISTED(2),
  /** The entry's subscription may be used in this equipment and in no other. */
  LOCKED(3);

  private final int code;

  EquipmentMark(int code) {
    this.code = code;
  }

  /** Its place in tables and files, 0 to 3. */
  public int code() {
    return code;
  }

  /**
   * The mark of a code.
   *
   * @param code 0 to 3
   */
  public static EquipmentMark fromCode(int code) {
    return switch (code) {
      case 0 -> WHITELISTED;
      case 1 -> BLACKLISTED;
      case 2 -> GREYLISTED;
      case 3 -> LOCKED;
      default -> throw new IllegalArgumentException("a mark is 0 to 3, found " + code);
    };
  }

  /** Reads a name in any case, and what lists of other makers say: white, block, 1, grey, lock. */
  public static Optional<EquipmentMark> parse(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "whitelisted", "whitelist", "white", "w", "allow", "allowed", "permitted", "0" ->
          Optional.of(WHITELISTED);
      case "blacklisted", "blacklist", "black", "b", "block", "blocked", "prohibited", "1" ->
          Optional.of(BLACKLISTED);
      case "greylisted", "greylist", "grey", "graylisted", "graylist", "gray", "g", "2" ->
          Optional.of(GREYLISTED);
      case "locked", "lock", "l" -> Optional.of(LOCKED);
      default -> Optional.empty();
    };
  }

  /** The status that the mark gives; empty for a lock, which gives none to its own equipment. */
  public Optional<EquipmentStatus> status() {
    return switch (this) {
      case WHITELISTED -> Optional.of(EquipmentStatus.WHITELISTED);
      case BLACKLISTED -> Optional.of(EquipmentStatus.BLACKLISTED);
      case GREYLISTED -> Optional.of(EquipmentStatus.GREYLISTED);
      case LOCKED -> Optional.empty();
    };
  }
}
