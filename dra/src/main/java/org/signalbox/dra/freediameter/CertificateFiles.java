package org.signalbox.dra.freediameter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;
import org.signalbox.diameter.node.TlsConfig;

/**
 * The certificates of a main file. They are needed only where a peer uses TLS: with every peer
 * marked No_TLS, missing ones are a warning and the secure port stays closed.
 */
final class CertificateFiles {

  private final Path mainFile;
  private final FreeDiameterConfig config;
  private final List<Problem> problems;
  private final List<Problem> warnings;
  private final Optional<TlsConfig> tls;

  CertificateFiles(
      Path mainFile, FreeDiameterConfig config, List<Problem> problems, List<Problem> warnings) {
    this.mainFile = mainFile;
    this.config = config;
    this.problems = problems;
    this.warnings = warnings;
    this.tls = read();
  }

  Optional<TlsConfig> tls() {
    return tls;
  }

  private Optional<TlsConfig> read() {
    FreeDiameterConfig.Tls written = config.tls();
    if (written.dhParameters().isPresent()) {
      warn("TLS_DH_File", "nothing: modern key exchange needs no parameter file");
    }
    if (written.priorities().isPresent()) {
      warn("TLS_Prio", "nothing: TLS 1.3 and 1.2 with their modern ciphers are used");
    }
    if (written.certificate().isEmpty() || written.key().isEmpty()) {
      missing("no TLS_Cred");
      return Optional.empty();
    }
    Path certificate = resolved(written.certificate().get());
    Path key = resolved(written.key().get());
    for (Path file : List.of(certificate, key)) {
      if (!Files.isReadable(file)) {
        missing("no readable file " + file);
        return Optional.empty();
      }
    }
    return Optional.of(
        new TlsConfig(
            certificate,
            key,
            written.authorities().map(this::resolved),
            written.revocations().map(this::resolved)));
  }

  private void missing(String found) {
    boolean needed = config.peers().stream().anyMatch(peer -> !peer.noTls());
    if (needed) {
      problems.add(
          new Problem(
              top(), found, "TLS_Cred = \"certificate\", \"key\"; as some peer is not No_TLS"));
    } else if (config.listener().securePort() != 0) {
      warn(found, "no certificate, as every peer is No_TLS: the secure port stays closed");
    }
  }

  private void warn(String found, String expected) {
    warnings.add(new Problem(top(), found, expected));
  }

  private SourcePosition top() {
    return new SourcePosition(mainFile.toString(), 1, 1);
  }

  private Path resolved(String name) {
    Path beside = mainFile.toAbsolutePath().resolveSibling(name);
    return Files.exists(Path.of(name)) ? Path.of(name) : beside;
  }
}
