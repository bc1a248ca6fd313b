package org.tracer.evidence.seal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tracer.error.InvalidInputException;
import org.tracer.evidence.bag.BagSeal;

/** A key to sign with, and its certificates; the key is never shown. */
public final class SigningKey {

  private final PrivateKey key;
  private final List<X509Certificate> chain;

  private SigningKey(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = List.copyOf(chain);
  }

  /**
   * Reads a PKCS#12 file with one key, RSA from 2048 bits or of an elliptic curve from 256.
   *
   * @param password not kept; the caller wipes it
   * @throws InvalidInputException if the file, the password or the key will not do; no secret in it
   */
  public static SigningKey read(Path file, char[] password) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      return only(store, file, password);
    } catch (IOException e) {
      // A wrong password comes as this with the true reason inside.
      boolean wrong = e.getCause() instanceof UnrecoverableKeyException;
      throw refused(
          wrong ? "the password does not open the key file" : "the key file cannot be read",
          file,
          wrong ? "Check the password." : "Name a PKCS#12 file (.p12, .pfx).",
          null);
    } catch (GeneralSecurityException e) {
      throw refused(
          "the key file holds something that this platform does not know",
          file,
          "Write it anew with a current program, such as 'openssl pkcs12 -export'.",
          e);
    }
  }

  private static SigningKey only(KeyStore store, Path file, char[] password)
      throws GeneralSecurityException {
    List<String> names = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        names.add(alias);
      }
    }
    if (names.size() != 1) {
      throw refused(
          String.format(Locale.ROOT, "the key file holds %d keys where one is due", names.size()),
          file,
          "Write one key with its certificate into a file of its own.",
          null);
    }
    Certificate @Nullable [] certificates = store.getCertificateChain(names.get(0));
    List<X509Certificate> chain = new ArrayList<>();
    for (Certificate certificate : certificates == null ? new Certificate[0] : certificates) {
      if (certificate instanceof X509Certificate x509) {
        chain.add(x509);
      }
    }
    if (chain.isEmpty() || !(store.getKey(names.get(0), password) instanceof PrivateKey key)) {
      throw refused(
          "the key file holds no certificate for its key",
          file,
          "Write the key with its certificate into one file.",
          null);
    }
    refuseWeak(chain.get(0), file);
    return new SigningKey(key, chain);
  }

  private static void refuseWeak(X509Certificate certificate, Path file) {
    if (!KeyStrength.suffices(certificate.getPublicKey())) {
      throw refused(
          "the key is too short, or of a kind that signatures of files do not use",
          file,
          "Use an RSA key of 2048 bits or more, or one of the curve P-256 or larger.",
          null);
    }
  }

  private static InvalidInputException refused(
      String what, Path file, String remedy, @Nullable Throwable cause) {
    return new InvalidInputException(what, file.toString(), remedy, cause);
  }

  /** Whose key it is. */
  public SealMaker owner() {
    return SealMaker.of(chain.get(0));
  }

  /**
   * A signature to put into a bag.
   *
   * @param time to state as the time of signing
   * @throws InvalidInputException if the certificate is not valid at that time
   */
  public BagSeal signature(Instant time) {
    SealMaker owner = owner();
    if (time.isBefore(owner.notBefore()) || time.isAfter(owner.notAfter())) {
      throw new InvalidInputException(
          "the certificate of the key is not valid at the time of signing, " + time,
          String.format(
              Locale.ROOT,
              "%s, valid from %s to %s",
              owner.subject(),
              owner.notBefore(),
              owner.notAfter()),
          "Use a key with a valid certificate.");
    }
    return new CmsSignature(key, chain, time);
  }
}
