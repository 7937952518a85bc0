package org.signalbox.hss.equipment;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ErrorAnswer;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterApplication;
import org.signalbox.diameter.node.IncomingRequest;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.registers.equipment.EquipmentChecks;
import org.signalbox.registers.equipment.EquipmentQuestion;
import org.signalbox.registers.equipment.Verdict;

/**
 * Answers an MME or SGSN that asks whether equipment may connect (S13, S13', TS 29.272 §6).
 *
 * <p>Answers on the event loop that read the request; nothing waits. Before the register is loaded
 * the answer is 3004, so that nobody is let in unchecked.
 */
public final class EquipmentCheckApplication implements DiameterApplication {

  private final EquipmentChecks checks;

  public EquipmentCheckApplication(EquipmentChecks checks) {
    this.checks = checks;
  }

  @Override
  public AdvertisedApplication advertised() {
    return AdvertisedApplication.vendor(S13.APPLICATION, S13.VENDOR_3GPP);
  }

  @Override
  public CompletionStage<DiameterMessage> handle(IncomingRequest incoming) {
    return CompletableFuture.completedStage(answer(incoming));
  }

  private DiameterMessage answer(IncomingRequest incoming) {
    DiameterMessage request = incoming.message();
    if (request.commandCode() != S13.ME_IDENTITY_CHECK) {
      return ErrorAnswer.of(
          request,
          incoming.local(),
          ResultCode.COMMAND_UNSUPPORTED,
          "S13 has no command " + request.commandCode());
    }
    EquipmentCheckAnswer answer = new EquipmentCheckAnswer(request, incoming.local());
    return switch (EquipmentCheckRequest.of(request)) {
      case EquipmentCheckRequest.Refused refused -> answer.of(refused.fault());
      case EquipmentCheckRequest.Question asked -> {
        Optional<Verdict> verdict =
            checks.check(
                new EquipmentQuestion(asked.pei(), asked.supi(), EquipmentQuestion.Door.S13));
        yield verdict
            .map(told -> answer.of(told.status()))
            .orElseGet(() ->
                ErrorAnswer.of(
                    request,
                    incoming.local(),
                    ResultCode.TOO_BUSY,
                    "the equipment register is being loaded"));
      }
    };
  }
}
