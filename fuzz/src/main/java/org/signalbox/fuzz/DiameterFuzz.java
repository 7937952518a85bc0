package org.signalbox.fuzz;

import java.util.Arrays;
import java.util.List;
import org.signalbox.diameter.dictionary.Dictionary;
import org.signalbox.diameter.dictionary.MessagePrinter;
import org.signalbox.diameter.message.DecodeResult;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ErrorAnswer;
import org.signalbox.diameter.message.MessageDecoder;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.peer.Capabilities;
import org.signalbox.diameter.peer.CapabilitiesDecoder;
import org.signalbox.diameter.peer.CapabilitiesEncoder;

/** Octets as one Diameter message: what is decoded encodes to the same octets. */
public final class DiameterFuzz {

  private static final Origin ORIGIN = Origin.of("fuzz.example", "example");
  private static final MessagePrinter PRINTER = MessagePrinter.masking(Dictionary.standard());

  private DiameterFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    switch (MessageDecoder.decode(input.clone())) {
      case DecodeResult.Decoded decoded -> check(decoded.message(), input);
      case DecodeResult.Faulty faulty ->
          answer(ErrorAnswer.of(faulty.message(), ORIGIN, faulty.fault()));
      case DecodeResult.Unreadable _ -> {
        // Nothing to answer.
      }
    }
  }

  private static void check(DiameterMessage message, byte[] input) {
    if (!Arrays.equals(message.encoded(), input)) {
      throw new IllegalStateException("decoded and encoded octets differ");
    }
    if (!Arrays.equals(message.edit().build().encoded(), input)) {
      throw new IllegalStateException("an edit without changes changes octets");
    }
    PRINTER.tree(message);
    if (CapabilitiesDecoder.read(message) instanceof CapabilitiesDecoder.Result.Read read) {
      checkCapabilities(read.capabilities());
    }
    answer(ErrorAnswer.of(message, ORIGIN, 3002, "fuzz"));
  }

  /** Capabilities that were read are read from what is written of them. */
  private static void checkCapabilities(Capabilities told) {
    Capabilities again =
        CapabilitiesDecoder.read(CapabilitiesEncoder.request(told))
                instanceof CapabilitiesDecoder.Result.Read read
            ? read.capabilities()
            : told.withApplications(List.of());
    if (!again.origin().equals(told.origin())
        || !again.applicationIds().equals(told.applicationIds())
        || !again.addresses().equals(told.addresses())
        || again.inbandTls() != told.inbandTls()) {
      throw new IllegalStateException("capabilities change when they are written");
    }
  }

  /** A refusal that this node builds must itself be readable. */
  private static void answer(DiameterMessage refusal) {
    DiameterMessage sane = refusal.withFlags(refusal.flags() & 0x7F);
    if (!(MessageDecoder.decode(sane.encoded()) instanceof DecodeResult.Decoded)) {
      throw new IllegalStateException("a refusal cannot be read");
    }
  }
}
