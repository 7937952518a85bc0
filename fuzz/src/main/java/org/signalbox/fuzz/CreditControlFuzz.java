package org.signalbox.fuzz;

import java.time.Instant;
import java.util.List;
import org.signalbox.core.TenantRules;
import org.signalbox.diameter.message.DecodeResult;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageDecoder;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.Origin;
import org.signalbox.ocs.control.MappedService;
import org.signalbox.ocs.mapping.MappingFile;
import org.signalbox.ocs.mapping.ServiceMap;
import org.signalbox.ocs.message.CreditControlAnswer;
import org.signalbox.ocs.message.CreditControlAnswerEncoder;
import org.signalbox.ocs.message.CreditControlReading;
import org.signalbox.ocs.message.CreditControlRequest;
import org.signalbox.ocs.message.CreditControlRequestDecoder;

/**
 * Octets as one Credit-Control-Request: it is read and mapped, or refused, and either way answered
 * with a message that can be read.
 */
public final class CreditControlFuzz {

  private static final Origin ORIGIN = Origin.of("fuzz.example", "example");
  private static final ServiceMap MAP = MappingFile.standard(TenantRules.STANDARD);
  private static final int SUCCESS = 2001;

  private CreditControlFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (!(MessageDecoder.decode(input.clone()) instanceof DecodeResult.Decoded decoded)) {
      return;
    }
    DiameterMessage message = decoded.message();
    switch (CreditControlRequestDecoder.read(message)) {
      case CreditControlReading.Read(CreditControlRequest request) -> map(request);
      case CreditControlReading.Refused(MessageFault fault) ->
          readable(CreditControlAnswerEncoder.refuse(message, fault, ORIGIN));
    }
  }

  private static void map(CreditControlRequest request) {
    MAP.context(request);
    List<MappedService> services = MAP.services(request, Instant.EPOCH);
    if (services.size() != request.services().size()) {
      throw new IllegalStateException("a service was lost on the map");
    }
    readable(CreditControlAnswerEncoder.encode(request, CreditControlAnswer.of(SUCCESS), ORIGIN));
  }

  private static void readable(DiameterMessage answer) {
    DiameterMessage sane = answer.withFlags(answer.flags() & 0x7F);
    boolean isSound =
        MessageDecoder.decode(sane.encoded()) instanceof DecodeResult.Decoded read
            && read.message().avps().stream()
                .filter(avp -> avp.code() == 279)
                .allMatch(avp -> avp.group().fault().isEmpty());
    if (!isSound) {
      throw new IllegalStateException("an answer cannot be read");
    }
  }
}
