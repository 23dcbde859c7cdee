import { type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

const CLOSE_AFTER_MS = 500

type PictureQuery = UseQueryOptions<Blob, Error>

/** An object URL for a picture from the core; revoked when the picture changes or the component goes. */
export function usePictureUrl(options: unknown): { url: string | undefined; error: unknown; isPending: boolean } {
  const { data, error, isPending } = useQuery(options as PictureQuery)
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (!data) {
      setUrl(undefined)
      return
    }
    const made = URL.createObjectURL(data)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [data])
  return { url, error, isPending }
}

/** The decoded pixels of a picture from the core, for the canvas; closed when they are no longer shown. */
export function usePictureBitmap(options: unknown): {
  bitmap: ImageBitmap | undefined
  error: unknown
  isPending: boolean
  retry: () => void
} {
  const { data, error, isPending, refetch } = useQuery(options as PictureQuery)
  const [bitmap, setBitmap] = useState<ImageBitmap>()
  const [undecodable, setUndecodable] = useState<unknown>()
  useEffect(() => {
    if (!data) {
      setBitmap(undefined)
      return
    }
    let gone = false
    let made: ImageBitmap | undefined
    createImageBitmap(data).then(
      decoded => {
        made = decoded
        if (gone) decoded.close()
        else setBitmap(decoded)
      },
      (failure: unknown) => {
        if (!gone) setUndecodable(failure)
      },
    )
    return () => {
      gone = true
      setBitmap(undefined)
      // A frame that is being drawn may still hold it.
      setTimeout(() => made?.close(), CLOSE_AFTER_MS)
    }
  }, [data])
  return {
    bitmap,
    error: error ?? undecodable,
    isPending: isPending || (!!data && !bitmap && !undecodable),
    retry: () => void refetch(),
  }
}
