package org.signalbox.rpc.equipment;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.signalbox.core.Imei;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Pei;
import org.signalbox.core.Supi;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentEntry;
import org.signalbox.registers.equipment.EquipmentMark;
import org.signalbox.registers.equipment.EquipmentSelector;
import org.signalbox.rpc.RpcParameters;

/** Reads what callers send; what is wrong is a fault of one sentence. */
record EquipmentParameters(RpcParameters sent) {

  private static final int QUOTED = 60;

  Pei pei() {
    String text = sent.text("Pei");
    return Pei.parse(text).orElseThrow(() -> fault("Pei", text, Pei.FORMS));
  }

  Optional<Supi> supi() {
    String text = sent.text("Supi");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Supi.parse(text).orElseThrow(() -> fault("Supi", text, Supi.FORMS)));
  }

  EntryKey key() {
    String text = sent.text("Equipment");
    EquipmentSelector equipment =
        EquipmentSelector.parse(text)
            .orElseThrow(() -> fault("Equipment", text, EquipmentSelector.FORMS));
    return new EntryKey(equipment, supi());
  }

  Optional<EquipmentMark> mark() {
    String text = sent.text("Status");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        EquipmentMark.parse(text)
            .orElseThrow(() -> fault("Status", text, "white, black, grey or locked")));
  }

  /** What is odd about the equipment of an entry, though it is taken. */
  Optional<String> warning() {
    String text = sent.text("Equipment");
    return Imei.parse(text)
        .flatMap(EquipmentParameters::warning)
        .map(warning -> shown(text) + ": " + warning);
  }

  /** What is odd about equipment: phones send 0 for the check digit, so it is never refused. */
  static Optional<String> warning(Pei pei) {
    return pei instanceof Imei imei && imei.isCheckDigitWrong()
        ? Optional.of(
            "the check digit is "
                + imei.checkDigit().orElseThrow()
                + ", and should be "
                + imei.computedCheckDigit())
        : Optional.empty();
  }

  EquipmentEntry entry(InstantSource clock) {
    EquipmentMark mark =
        mark().orElseThrow(() -> fault("Status", "", "white, black, grey or locked"));
    try {
      return new EquipmentEntry(key(), mark, sent.text("Reason"), since(clock));
    } catch (IllegalArgumentException e) {
      throw new OperatorFault(String.valueOf(e.getMessage()), e);
    }
  }

  private Instant since(InstantSource clock) {
    String text = sent.text("Since");
    if (text.isEmpty()) {
      return clock.instant();
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw fault("Since", text, "a time such as 2026-11-26T05:00:00Z");
    }
  }

  /** Who asks for a change: the user that showed credentials, and what the call says of itself. */
  String actor() {
    String by = sent.text("By");
    String told = by.isEmpty() ? "api" : by.substring(0, Math.min(by.length(), QUOTED));
    return sent.caller().map(user -> by.isEmpty() ? user : user + "/" + told).orElse(told);
  }

  /**
   * How many are wanted.
   *
   * @param usual where none is said
   */
  int limit(int usual, int most) {
    long limit = sent.integer("Limit");
    return Math.clamp(limit <= 0 ? usual : limit, 1, most);
  }

  static OperatorFault fault(String member, String found, String expected) {
    return new OperatorFault("found " + member + " \"" + shown(found) + "\", expected " + expected);
  }

  private static String shown(String found) {
    String shown = found.length() > QUOTED ? found.substring(0, QUOTED) + "..." : found;
    return shown.replaceAll("\\p{Cntrl}", "?");
  }
}
