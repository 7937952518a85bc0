package org.signalbox.app.internal.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.signalbox.app.internal.certificate.CertificateRequest;
import org.signalbox.app.internal.certificate.KeytoolCertificates;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.message.DiameterIdentity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code signalbox cert}. */
@Command(
    name = "cert",
    description = "Makes a key and a certificate for a Diameter node, and an authority if asked.",
    mixinStandardHelpOptions = true,
    subcommands = CertNfCommand.class,
    footer = {"", "Example:", "  signalbox cert --cn dra01.epc.mnc001.mcc001.3gppnetwork.org --ca"})
final class CertCommand implements Callable<Integer> {

  @Option(
      names = "--cn",
      paramLabel = "NAME",
      description = "The node's identity; it becomes the common name and the alternative name.")
  private String name = "";

  @Option(
      names = "--ca",
      description = "Signs by the authority ca.pem of the folder, which is made where missing.")
  private boolean authority;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the files go; the current folder by default.")
  private Path folder = Path.of(".");

  @Option(names = "--days", description = "How long it is valid; ${DEFAULT-VALUE} by default.")
  private int days = 825;

  @Override
  public Integer call() {
    if (!DiameterIdentity.isValid(name) || !name.matches("[A-Za-z0-9.-]+")) {
      throw new OperatorFault("found --cn \"" + name + "\", expected a host name");
    }
    CertificateRequest request = new CertificateRequest(name, folder, days);
    Terminal terminal = Terminal.standard();
    KeytoolCertificates.make(request, authority).forEach(file -> terminal.line(file.toString()));
    return 0;
  }
}
