package org.signalbox.hss.equipment;

import java.util.List;
import java.util.Optional;
import org.signalbox.core.Imei;
import org.signalbox.core.Pei;
import org.signalbox.core.Supi;
import org.signalbox.diameter.dictionary.Dictionary;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpList;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.ResultCode;

/** What an ME-Identity-Check-Request asks (TS 29.272 §7.2.19), or why it cannot be answered. */
sealed interface EquipmentCheckRequest {

  /**
   * A question.
   *
   * @param pei which equipment
   * @param supi in whose hands; empty without User-Name
   */
  record Question(Pei pei, Optional<Supi> supi) implements EquipmentCheckRequest {}

  /**
   * No question.
   *
   * @param fault what is wrong, and in which AVP
   */
  record Refused(MessageFault fault) implements EquipmentCheckRequest {}

  /**
   * Reads a request. The software version is not looked at: entries are of equipment, whatever runs
   * on it.
   */
  static EquipmentCheckRequest of(DiameterMessage request) {
    AvpList avps = request.avps();
    Optional<MessageFault> fault = avps.fault().or(() -> strange(avps));
    if (fault.isPresent()) {
      return new Refused(fault.get());
    }
    List<Avp> terminals = avps.all(S13.TERMINAL_INFORMATION);
    if (terminals.isEmpty()) {
      return new Refused(MessageFault.missing(S13.TERMINAL_INFORMATION, "Terminal-Information"));
    }
    if (terminals.size() > 1) {
      return new Refused(
          MessageFault.of(
              ResultCode.AVP_OCCURS_TOO_MANY_TIMES,
              "Terminal-Information occurs twice",
              terminals.get(1)));
    }
    List<Avp> userNames = avps.all(BaseAvp.USER_NAME);
    if (userNames.size() > 1) {
      // One of them could be locked to other equipment.
      return new Refused(
          MessageFault.of(
              ResultCode.AVP_OCCURS_TOO_MANY_TIMES, "User-Name occurs twice", userNames.get(1)));
    }
    return ofTerminal(terminals.getFirst(), userNames.stream().findFirst());
  }

  private static EquipmentCheckRequest ofTerminal(Avp terminal, Optional<Avp> userName) {
    Optional<MessageFault> broken = terminal.group().fault();
    if (broken.isPresent()) {
      return new Refused(broken.get());
    }
    List<Avp> sent = terminal.group().all(S13.IMEI);
    if (sent.size() > 1) {
      return new Refused(
          inTerminal(ResultCode.AVP_OCCURS_TOO_MANY_TIMES, "IMEI occurs twice", sent.get(1)));
    }
    if (sent.isEmpty()) {
      return new Refused(
          inTerminal(
              ResultCode.MISSING_AVP,
              "IMEI is missing",
              Avp.of(S13.IMEI, Avp.MANDATORY, new byte[0])));
    }
    Optional<Imei> imei = sent.getFirst().utf8().flatMap(Imei::ofDigits);
    if (imei.isEmpty()) {
      return new Refused(
          inTerminal(ResultCode.INVALID_AVP_VALUE, "IMEI is not 14 to 16 digits", sent.getFirst()));
    }
    if (userName.isEmpty()) {
      return new Question(imei.get(), Optional.empty());
    }
    Optional<Supi> supi = userName.get().utf8().flatMap(EquipmentCheckRequest::subscription);
    return supi.isPresent()
        ? new Question(imei.get(), supi)
        : new Refused(
            MessageFault.of(ResultCode.INVALID_AVP_VALUE, "User-Name is no IMSI", userName.get()));
  }

  /** TS 29.272 has the bare IMSI; a realm behind it is left off. */
  private static Optional<Supi> subscription(String userName) {
    int at = userName.indexOf('@');
    return Supi.parse(at < 0 ? userName : userName.substring(0, at))
        .filter(supi -> supi.imsi().isPresent());
  }

  /** What must be understood (M) and is not known to anybody here (RFC 6733 §4.1). */
  private static Optional<MessageFault> strange(AvpList avps) {
    for (Avp avp : avps) {
      boolean isMandatory = (avp.flags() & Avp.MANDATORY) != 0;
      if (isMandatory && Dictionary.standard().avp(avp.key()).isEmpty()) {
        return Optional.of(
            MessageFault.of(ResultCode.AVP_UNSUPPORTED, "AVP " + avp.key() + " is unknown", avp));
      }
    }
    return Optional.empty();
  }

  /** Failed-AVP shows a nested AVP within its group (RFC 6733 §7.5). */
  private static MessageFault inTerminal(int resultCode, String reason, Avp failed) {
    return MessageFault.of(
        resultCode, reason, Avp.of(S13.TERMINAL_INFORMATION, Avp.MANDATORY, failed.encoded()));
  }
}
