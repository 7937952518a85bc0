package org.signalbox.core.pem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.signalbox.core.OperatorFault;

/**
 * The blocks of a PEM file; text between them, as openssl writes it, is skipped. Immutable.
 *
 * @param path for messages
 * @param blocks in the order of the file
 */
public record PemFile(Path path, List<Block> blocks) {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]+)-----END \\1-----");

  /** One block. */
  public static final class Block {

    private final String type;
    private final byte[] content;

    Block(String type, byte[] content) {
      this.type = type;
      this.content = content;
    }

    /** Such as CERTIFICATE. */
    public String type() {
      return type;
    }

    public byte[] content() {
      return content.clone();
    }
  }

  /**
   * Reads a file.
   *
   * @throws OperatorFault when it cannot be read or holds what is no PEM
   */
  public static PemFile read(Path path) {
    String text;
    try {
      text = Files.readString(path, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new OperatorFault("cannot read " + path + ": " + e.getMessage(), e);
    }
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      try {
        blocks.add(
            new Block(matcher.group(1), Base64.getMimeDecoder().decode(matcher.group(2).strip())));
      } catch (IllegalArgumentException e) {
        throw new OperatorFault(path + ": a " + matcher.group(1) + " block is no base64", e);
      }
    }
    return new PemFile(path, List.copyOf(blocks));
  }

  /** The blocks of a type; an operator's fault when there is none. */
  public List<Block> require(String type) {
    List<Block> found = blocks.stream().filter(block -> block.type().equals(type)).toList();
    if (found.isEmpty()) {
      throw new OperatorFault(path + ": found no " + type + " block, expected at least one");
    }
    return found;
  }

  /**
   * The certificates of a file, in its order.
   *
   * @throws OperatorFault when there is none, or one that cannot be read
   */
  public static List<X509Certificate> certificates(Path path) {
    List<X509Certificate> found = new ArrayList<>();
    for (Block block : read(path).require("CERTIFICATE")) {
      try {
        Certificate certificate =
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(block.content()));
        found.add((X509Certificate) certificate);
      } catch (GeneralSecurityException e) {
        throw new OperatorFault(path + ": a certificate cannot be read: " + e.getMessage(), e);
      }
    }
    return found;
  }
}
