package org.tracer.evidence.seal;

/** What came of verifying a signature or time stamp; each kind of failure has a name of its own. */
public enum SealVerdict {
  /** Genuine, and its certificate leads to one that the user named. */
  TRUSTED,
  /** Genuine, by somebody who is only self-stated: no named certificate vouches for it. */
  SELF_STATED,
  /** Genuine, but of other bytes: changed after it was made, or taken from another bundle. */
  OTHER_CONTENT,
  /** Not made with the key of the certificate that it names, or itself changed. */
  WRONG_KEY,
  /** The certificate had run out at the time stated. */
  EXPIRED,
  /** The certificate was not valid yet at the time stated. */
  NOT_YET_VALID,
  /** Made by a method or key that can be forged. */
  WEAK,
  /** The certificate is not one for this purpose. */
  WRONG_PURPOSE,
  /** The certificate of the maker is not there. */
  NO_CERTIFICATE,
  /** States no time, so that the certificate cannot be judged. */
  UNDATED,
  /** Cannot be read. */
  DAMAGED;

  /** Whether the bytes are those that were sealed, by the key of the certificate that is there. */
  public boolean isGenuine() {
    return this == TRUSTED || this == SELF_STATED;
  }
}
