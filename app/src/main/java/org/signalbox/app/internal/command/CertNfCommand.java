package org.signalbox.app.internal.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.signalbox.app.internal.certificate.CertificateRequest;
import org.signalbox.app.internal.certificate.KeytoolCertificates;
import org.signalbox.app.internal.certificate.NfMark;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.core.OperatorFault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code signalbox cert nf}. */
@Command(
    name = "nf",
    description = {
      "Makes a key and a certificate for a 5G network function, signed by the authority ca.pem of"
          + " the folder, which is made where missing.",
      "The NRF's profile secure lets its owner be what it says: this instance, of these types."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  signalbox cert nf --type UDR --instance 4947a69a-f61b-4bc1-b9da-47c9c5d14b64"
    })
final class CertNfCommand implements Callable<Integer> {

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      required = true,
      split = ",",
      description = "What it may be, such as UDR; up to three, with commas.")
  private List<String> types = List.of();

  @Option(
      names = "--instance",
      paramLabel = "UUID",
      description = "Its nfInstanceId; a new one by default.")
  private Optional<UUID> instance = Optional.empty();

  @Option(
      names = "--cn",
      paramLabel = "NAME",
      description = "Its domain name; TYPE-UUID by default.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the files go; the current folder by default.")
  private Path folder = Path.of(".");

  @Option(names = "--days", description = "How long it is valid; ${DEFAULT-VALUE} by default.")
  private int days = 825;

  @Override
  public Integer call() {
    UUID id = instance.orElseGet(UUID::randomUUID);
    String host =
        name.orElseGet(
            () -> (types.getFirst() + "-" + id).toLowerCase(Locale.ROOT).replace('_', '-'));
    if (!host.matches("[A-Za-z0-9.-]{1,253}")) {
      throw new OperatorFault("found --cn \"" + host + "\", expected a domain name");
    }
    CertificateRequest request = new CertificateRequest(host, folder, days, Optional.of(mark(id)));
    Terminal terminal = Terminal.standard();
    terminal.line("nfInstanceId " + id);
    KeytoolCertificates.make(request, true).forEach(file -> terminal.line(file.toString()));
    return 0;
  }

  private NfMark mark(UUID id) {
    try {
      return new NfMark(id, types);
    } catch (IllegalArgumentException e) {
      throw new OperatorFault(
          "found --type " + String.join(",", types) + ", expected one to three such as UDR", e);
    }
  }
}
