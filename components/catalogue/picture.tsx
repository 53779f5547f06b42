import { content } from '@/lib/content/content';
import { sizedPicture } from '@/lib/content/pictures/pictures';

type Props = {
  image: { src: string; alt: string };
  /** Left out where the words beside it say it all. */
  decorative?: boolean;
  /** How wide it stands, in CSS pixels; `sizes` where that depends on the window. */
  width: number;
  sizes?: string;
  lazy?: boolean;
  className?: string;
};

/** A drawing as it is, or a photograph in the size and form that this browser likes best. Its place is kept free. */
export function Picture({ image, decorative = false, width, sizes = `${width}px`, lazy = false, className }: Props) {
  const sized = sizedPicture(image.src, content().pictures);
  const alt = decorative ? '' : image.alt;
  const shown = {
    width,
    loading: lazy ? ('lazy' as const) : undefined,
    className,
  };
  if (!sized) return <img src={image.src} alt={alt} height={width} {...shown} />;
  const height = Math.round((width * sized.height) / sized.width);
  return (
    <picture className="contents">
      <source type="image/avif" srcSet={sized.avif} sizes={sizes} />
      <img src={sized.src} alt={alt} srcSet={sized.fallback} sizes={sizes} height={height} {...shown} />
    </picture>
  );
}
