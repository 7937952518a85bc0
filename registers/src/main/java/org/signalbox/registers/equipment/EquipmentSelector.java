package org.signalbox.registers.equipment;

import java.util.Optional;
import org.signalbox.core.Imei;
import org.signalbox.core.LinkAddress;
import org.signalbox.core.OtherPei;
import org.signalbox.core.Pei;

/**
 * Which equipment an entry is about. Check digits and software versions play no part: two selectors
 * are equal when they mean the same equipment.
 */
public sealed interface EquipmentSelector {

  /** What {@link #parse} reads, as problems say it. */
  String FORMS =
      "an IMEI of 14 to 16 digits, a TAC of 8 digits, two IMEIs as FIRST..LAST,"
          + " or mac-... or eui-...";

  /**
   * One IMEI.
   *
   * @param equipment its 14 digits as a number
   */
  record OneImei(long equipment) implements EquipmentSelector {

    public OneImei {
      Imei.of(equipment);
    }

    @Override
    public String text() {
      return Imei.digits(equipment);
    }
  }

  /**
   * One MAC address or EUI-64.
   *
   * @param address the address
   */
  record OneAddress(LinkAddress address) implements EquipmentSelector {

    @Override
    public String text() {
      return address.text();
    }
  }

  /**
   * All equipment of one make and model.
   *
   * @param tac its Type Allocation Code, eight digits as a number
   */
  record Type(int tac) implements EquipmentSelector {

    public Type {
      if (tac < 0 || tac > 99_999_999) {
        throw new IllegalArgumentException("a TAC has 8 digits, found " + tac);
      }
    }

    @Override
    public String text() {
      return Imei.digits(tac * Imei.SERIALS).substring(0, 8);
    }
  }

  /**
   * A range of IMEIs, made by {@link EquipmentSelector#range}.
   *
   * @param first its first, 14 digits as a number
   * @param last its last; larger than the first, and not the two ends of one type
   */
  record Range(long first, long last) implements EquipmentSelector {

    public Range {
      Imei.of(first);
      Imei.of(last);
      if (first >= last) {
        throw new IllegalArgumentException("the last IMEI of a range comes behind its first");
      }
    }

    @Override
    public String text() {
      return Imei.digits(first) + ".." + Imei.digits(last);
    }
  }

  /** The text by which it is stored, exported and shown; {@link #parse} reads it back. */
  String text();

  /**
   * Exactly this equipment.
   *
   * @throws IllegalArgumentException for a form that we do not know
   */
  static EquipmentSelector one(Pei pei) {
    return switch (pei) {
      case Imei imei -> new OneImei(imei.equipment());
      case LinkAddress address -> new OneAddress(address);
      case OtherPei other -> throw new IllegalArgumentException("no entry names " + other);
    };
  }

  /**
   * All IMEIs from one to another; a single one, or a whole type, where that is what they make.
   *
   * @throws IllegalArgumentException when the last comes before the first
   */
  static EquipmentSelector range(Imei first, Imei last) {
    long from = first.equipment();
    long to = last.equipment();
    if (from == to) {
      return new OneImei(from);
    }
    boolean isType = from % Imei.SERIALS == 0 && to == from + Imei.SERIALS - 1;
    return isType ? new Type(first.tac()) : new Range(from, to);
  }

  /** Reads any of {@link #FORMS}; empty for everything else, and for ranges that end too early. */
  static Optional<EquipmentSelector> parse(String text) {
    int dots = text.indexOf("..");
    if (dots >= 0) {
      Optional<Imei> first = Imei.parse(text.substring(0, dots).strip());
      Optional<Imei> last = Imei.parse(text.substring(dots + 2).strip());
      return first.flatMap(
          from -> last.filter(to -> from.equipment() <= to.equipment()).map(to -> range(from, to)));
    }
    if (text.length() == 8 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(new Type(Integer.parseInt(text)));
    }
    return Pei.parse(text).map(EquipmentSelector::one);
  }
}
