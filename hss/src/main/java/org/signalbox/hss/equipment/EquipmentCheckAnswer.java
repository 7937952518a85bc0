package org.signalbox.hss.equipment;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.signalbox.diameter.message.AvpWriter;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.registers.equipment.EquipmentStatus;

/** Builds ME-Identity-Check-Answers (TS 29.272 §7.2.20). */
record EquipmentCheckAnswer(DiameterMessage request, Origin local) {

  /** The status of equipment; unknown equipment without one. */
  DiameterMessage of(Optional<EquipmentStatus> status) {
    if (status.isEmpty()) {
      return begun(S13.EQUIPMENT_UNKNOWN, true).build();
    }
    MessageBuilder answer = begun(ResultCode.SUCCESS, false);
    answer.integer32(S13.EQUIPMENT_STATUS, status.get().code());
    return answer.build();
  }

  /** The refusal of a request. */
  DiameterMessage of(MessageFault fault) {
    MessageBuilder answer = begun(fault.resultCode(), false);
    answer.octets(BaseAvp.ERROR_MESSAGE, 0, fault.reason().getBytes(StandardCharsets.UTF_8));
    fault
        .failedAvp()
        .ifPresent(failed -> answer.group(BaseAvp.FAILED_AVP, inside -> inside.add(failed)));
    return answer.build();
  }

  private MessageBuilder begun(int resultCode, boolean isExperimental) {
    MessageBuilder answer = request.answer();
    Consumer<AvpWriter> application =
        inside -> {
          inside.integer32(BaseAvp.VENDOR_ID, S13.VENDOR_3GPP);
          inside.integer32(BaseAvp.AUTH_APPLICATION_ID, S13.APPLICATION);
        };
    answer.group(BaseAvp.VENDOR_SPECIFIC_APPLICATION_ID, application);
    if (isExperimental) {
      answer.group(
          BaseAvp.EXPERIMENTAL_RESULT,
          inside -> {
            inside.integer32(BaseAvp.VENDOR_ID, S13.VENDOR_3GPP);
            inside.integer32(BaseAvp.EXPERIMENTAL_RESULT_CODE, resultCode);
          });
    } else {
      answer.result(resultCode);
    }
    answer.integer32(BaseAvp.AUTH_SESSION_STATE, S13.NO_STATE_MAINTAINED);
    return answer.origin(local);
  }
}
