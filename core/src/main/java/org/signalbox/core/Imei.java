package org.signalbox.core;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An International Mobile Equipment Identity (TS 23.003 §6.2): the Type Allocation Code of eight
 * digits and the serial number of six, which name the equipment; behind them a check digit, or the
 * two digits of a software version (IMEISV), or nothing.
 *
 * <p>Two of them are of the same equipment when {@link #equipment} is the same; they are equal when
 * what stands behind is, too. Immutable.
 */
public final class Imei implements Pei {

  /** Digits that name the equipment. */
  public static final int EQUIPMENT_DIGITS = 14;

  /** Serial numbers of one type: a TAC and any six digits behind it. */
  public static final long SERIALS = 1_000_000;

  /** One more than the largest {@link #equipment}. */
  public static final long EQUIPMENT_END = 100_000_000_000_000L;

  private static final int NONE = -1;

  private final long equipment;
  private final int checkDigit;
  private final int softwareVersion;

  private Imei(long equipment, int checkDigit, int softwareVersion) {
    this.equipment = equipment;
    this.checkDigit = checkDigit;
    this.softwareVersion = softwareVersion;
  }

  /**
   * The equipment alone.
   *
   * @param equipment from 0, below {@link #EQUIPMENT_END}
   */
  public static Imei of(long equipment) {
    if (equipment < 0 || equipment >= EQUIPMENT_END) {
      throw new IllegalArgumentException("an IMEI has 14 digits, found " + equipment);
    }
    return new Imei(equipment, NONE, NONE);
  }

  /** Reads 14, 15 or 16 digits as people write them, with hyphens or spaces between. */
  public static Optional<Imei> parse(String text) {
    boolean isBare = text.indexOf('-') < 0 && text.indexOf(' ') < 0;
    if (isBare) {
      return ofDigits(text);
    }
    boolean isEdged = !isDigit(text.charAt(0)) || !isDigit(text.charAt(text.length() - 1));
    return isEdged ? Optional.empty() : ofDigits(text.replace("-", "").replace(" ", ""));
  }

  /** Reads 14, 15 (with check digit) or 16 digits (with software version) and nothing else. */
  public static Optional<Imei> ofDigits(String text) {
    int length = text.length();
    if (length < EQUIPMENT_DIGITS || length > EQUIPMENT_DIGITS + 2) {
      return Optional.empty();
    }
    long number = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (!isDigit(c)) {
        return Optional.empty();
      }
      number = number * 10 + (c - '0');
    }
    return Optional.of(
        switch (length) {
          case EQUIPMENT_DIGITS -> new Imei(number, NONE, NONE);
          case EQUIPMENT_DIGITS + 1 -> new Imei(number / 10, (int) (number % 10), NONE);
          default -> new Imei(number / 100, NONE, (int) (number % 100));
        });
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /**
   * This equipment with a software version.
   *
   * @param version from 0 to 99
   */
  public Imei withSoftwareVersion(int version) {
    if (version < 0 || version > 99) {
      throw new IllegalArgumentException("a software version has two digits, found " + version);
    }
    return new Imei(equipment, NONE, version);
  }

  /** The 14 digits that name the equipment, as a number. */
  public long equipment() {
    return equipment;
  }

  /** The Type Allocation Code: make and model, eight digits as a number. */
  public int tac() {
    return (int) (equipment / SERIALS);
  }

  /** The check digit that came with it. */
  public OptionalInt checkDigit() {
    return checkDigit == NONE ? OptionalInt.empty() : OptionalInt.of(checkDigit);
  }

  /** The software version that came with it, 0 to 99. */
  public OptionalInt softwareVersion() {
    return softwareVersion == NONE ? OptionalInt.empty() : OptionalInt.of(softwareVersion);
  }

  /** The check digit that belongs to the equipment (TS 23.003 annex B, Luhn). */
  public int computedCheckDigit() {
    int sum = 0;
    long rest = equipment;
    for (int place = 0; place < EQUIPMENT_DIGITS; place++) {
      int digit = (int) (rest % 10);
      int weighed = place % 2 == 0 ? digit * 2 : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
      rest /= 10;
    }
    return (10 - sum % 10) % 10;
  }

  /**
   * Whether a check digit came that belongs to other digits. Zero is never that: equipment sends 0
   * in its place (TS 23.003 §6.2.1, spare digit).
   */
  public boolean isCheckDigitWrong() {
    return checkDigit > 0 && checkDigit != computedCheckDigit();
  }

  /** The 14 digits that name the equipment. */
  public String digits() {
    return digits(equipment);
  }

  /** The 14 digits of an equipment number. */
  public static String digits(long equipment) {
    String digits = Long.toString(equipment);
    return "0".repeat(EQUIPMENT_DIGITS - digits.length()) + digits;
  }

  /** {@code imeisv-} where a software version came, else {@code imei-} with a check digit. */
  @Override
  public String text() {
    if (softwareVersion != NONE) {
      return "imeisv-" + digits() + softwareVersion / 10 + softwareVersion % 10;
    }
    return "imei-" + digits() + (checkDigit == NONE ? computedCheckDigit() : checkDigit);
  }

  @Override
  public String masked() {
    return "imei-" + digits().substring(0, 8) + "******";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Imei that
        && equipment == that.equipment
        && checkDigit == that.checkDigit
        && softwareVersion == that.softwareVersion;
  }

  @Override
  public int hashCode() {
    return Objects.hash(equipment, checkDigit, softwareVersion);
  }

  @Override
  public String toString() {
    return text();
  }
}
