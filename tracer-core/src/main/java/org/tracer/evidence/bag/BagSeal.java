package org.tracer.evidence.bag;

/**
 * Something said about a bag as a whole from outside of its manifests: a signature, a time stamp.
 * It is made over {@code tagmanifest-sha512.txt}, and so cannot be listed there.
 */
public interface BagSeal {

  /** Directory of seals in a bag. */
  String DIRECTORY = "signatures";

  Kind kind();

  /**
   * What is kept in the bag.
   *
   * @param tagManifest the bytes of {@code tagmanifest-sha512.txt}
   */
  byte[] over(byte[] tagManifest);

  /** The closed set of seals; each at most once in a bag. */
  enum Kind {
    /** Detached CMS signature, DER. */
    SIGNATURE("tagmanifest-sha512.p7s"),
    /** Answer of a time-stamping authority, RFC 3161, DER. */
    TIME_STAMP("tagmanifest-sha512.tsr");

    private final String file;

    Kind(String file) {
      this.file = file;
    }

    /** Name in the bag, with its directory. */
    public String path() {
      return DIRECTORY + "/" + file;
    }
  }
}
