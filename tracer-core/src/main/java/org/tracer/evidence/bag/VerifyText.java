package org.tracer.evidence.bag;

import java.util.Collection;
import java.util.Set;

/** The file that tells a reader without this program how to check a bag. */
final class VerifyText {

  static final String NAME = "VERIFY.txt";

  private static final String HASHES =
      """
      HOW TO CHECK THIS BUNDLE

      This is a BagIt bag (RFC 8493). The files are in data/; manifest-sha512.txt lists each with its
      SHA-512 hash, and tagmanifest-sha512.txt lists the other files, this one included. Unpack the
      archive, open a terminal in the directory of this file, and run:

        Linux
          sha512sum -c manifest-sha512.txt
          sha512sum -c tagmanifest-sha512.txt

        macOS
          shasum -a 512 -c manifest-sha512.txt
          shasum -a 512 -c tagmanifest-sha512.txt

        Windows (PowerShell); prints what was changed, and nothing if all is well
          foreach ($m in 'manifest-sha512.txt','tagmanifest-sha512.txt') {
            Get-Content -Encoding UTF8 $m | ForEach-Object {
              $hash, $file = $_ -split '  ', 2
              if ((Get-FileHash -Algorithm SHA512 -LiteralPath $file).Hash -ne $hash) { "CHANGED $file" }
            }
          }

      Every line must say OK. These commands do not notice files that were added; this one does, and
      also works out the results again from the records:

          tracer verify BUNDLE

      Matching hashes show that the files are those that were listed. Who listed them, and when, the
      hashes do not show. Keep the hash of tagmanifest-sha512.txt, which you can get from whoever made
      the bundle by another way:

          sha512sum tagmanifest-sha512.txt
      """;

  private static final String PERCENT =
      """

      Names with a percent sign are written with %25 in the manifests, as the standard asks; the
      commands above look for the name as it is written and report such files as missing.
      """;

  private static final String SIGNATURE =
      """

      THE SIGNATURE

      signatures/tagmanifest-sha512.p7s is a signature (CMS) of tagmanifest-sha512.txt, and so of
      everything that it lists. It cannot be listed itself. To check it, with the certificate that you
      trust in trusted.pem, got by another way than this bundle:

          openssl cms -verify -binary -purpose any -inform DER -in signatures/tagmanifest-sha512.p7s \\
            -content tagmanifest-sha512.txt -CAfile trusted.pem -out checked.txt

      To see who says to have signed, without trusting anybody (a good signature by a certificate that
      nobody vouches for shows only that one and the same key was used):

          openssl cms -verify -binary -noverify -inform DER -in signatures/tagmanifest-sha512.p7s \\
            -content tagmanifest-sha512.txt -signer signer.pem -out checked.txt
          openssl x509 -in signer.pem -noout -subject -issuer -dates -fingerprint -sha256

      When it was signed is what the signer's clock said. If the certificate has run out since, add
      -attime SECONDS with that time, in seconds since 1970.
      """;

  private static final String TIME_STAMP =
      """

      THE TIME STAMP

      signatures/tagmanifest-sha512.tsr is the answer of a time-stamping authority (RFC 3161) for
      tagmanifest-sha512.txt. It cannot be listed itself. With the authority's root certificate in
      tsa.pem, got by another way than this bundle:

          openssl ts -verify -data tagmanifest-sha512.txt -in signatures/tagmanifest-sha512.tsr \\
            -CAfile tsa.pem
          openssl ts -reply -in signatures/tagmanifest-sha512.tsr -text

      It proves that the files existed before the time stated. It does not prove that what they say is
      true, or who made them.
      """;

  private VerifyText() {}

  static String of(Collection<String> names, Set<BagSeal.Kind> seals) {
    StringBuilder text = new StringBuilder(HASHES);
    if (names.stream().anyMatch(name -> name.indexOf('%') >= 0)) {
      text.append(PERCENT);
    }
    for (BagSeal.Kind kind : seals) {
      text.append(
          switch (kind) {
            case SIGNATURE -> SIGNATURE;
            case TIME_STAMP -> TIME_STAMP;
          });
    }
    return text.toString();
  }
}
